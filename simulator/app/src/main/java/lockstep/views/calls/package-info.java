/** The socket calls behind each step, and the queues of a listening socket. */
package lockstep.views.calls;
