// The two IPC channels between a window and the program, named once for both ends.

/** Window to program: a call's name and input; answers with the dispatcher's result. */
export const callChannel = 'jitterbook:call';

/** Program to window: an event's topic and value. */
export const eventChannel = 'jitterbook:event';
