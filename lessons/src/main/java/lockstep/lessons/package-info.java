/** No lessons yet: this module holds only its place in the build. */
package lockstep.lessons;
