/** A command line that cannot be run; its message is for the person who typed it. */
export class CommandLineError extends Error {}
