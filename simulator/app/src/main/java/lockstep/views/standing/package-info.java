/** Where each end stands: its state, what it waits for, and how the kernel's is known. */
package lockstep.views.standing;
