/** Model beside kernel: how their paths are laid side by side, and the verdict on each step. */
package lockstep.comparison;
