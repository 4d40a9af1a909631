/**
 * A refusal's code with its texts in Chinese and English: what is wrong and what to do. `{name}` is filled
 * in.
 */
export type RefusalTexts = Readonly<Record<string, readonly [string, string]>>;
