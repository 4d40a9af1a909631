/** One append may hold this much JSON; beyond it the log throws TooLarge. MongoDB takes documents of 16 MiB. */
export const appendBytesMax = 12 * 1024 * 1024;

/** A consumer is handed at most this many messages at once. */
export const deliveryMessagesMax = 500;

/** Rows that `find` gives when no limit is asked for. */
export const findRowsDefault = 1000;
