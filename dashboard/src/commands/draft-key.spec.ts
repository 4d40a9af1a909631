import { beforeEach, describe, expect, it } from '@jest/globals';
import { DraftKey } from './draft-key.ts';

describe('The key of a draft', () => {
  let draft: DraftKey;
  let first: string;
  beforeEach(() => {
    draft = new DraftKey();
    first = draft.for('some content');
  });

  it('stays while nobody knows what became of it, so that it is done once', () => {
    expect(draft.for('some content')).toBe(first);
    expect(draft.for('other content')).toBe(first);
  });
  it('stays for the same content after a refusal', () => {
    draft.know('some content');
    expect(draft.for('some content')).toBe(first);
  });
  it('is another for other content after a refusal', () => {
    draft.know('some content');
    const second = draft.for('other content');
    expect(second).not.toBe(first);
    expect(draft.for('other content')).toBe(second);
  });
  it('is another when the content before turns out to be done', () => {
    draft.for('other content');
    draft.knowEarlier();
    expect(draft.for('other content')).not.toBe(first);
  });
});
