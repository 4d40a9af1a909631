/**
 * The most JSON that one append may hold; for more the log throws TooLarge. MongoDB takes documents of 16
 * MiB.
 */
export const appendBytesMax = 12 * 1024 * 1024;

/** The most messages that a consumer gets in one batch. */
export const deliveryMessagesMax = 500;

/** The most rows that `find` gives when the query has no limit. */
export const findRowsDefault = 1000;
