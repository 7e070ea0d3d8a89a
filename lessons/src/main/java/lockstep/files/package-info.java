/** Files of the user's: written whole or not at all. */
package lockstep.files;
