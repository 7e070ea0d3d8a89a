/** What every view is made of: fonts, icons, themes, tokens. */
package lockstep.views.parts;
