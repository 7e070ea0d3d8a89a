/** How a verdict looks: icon, outline and word before colour. */
package lockstep.views.verdict;
