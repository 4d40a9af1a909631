import { describe, expect, it } from '@jest/globals';
import type { CertificateRow } from './reading.ts';
import { spellingsOf, verdictOn } from './verdict.ts';

// Goal: whoever checks a number learns if it holds, and of a secret one nothing at all.

const issued: CertificateRow = {
  id: 'r2023.b03.017',
  campaignId: 'r2023',
  branchId: 'b03.017',
  branchName: '城关派出所党支部',
  unitName: '城关派出所',
  bureauName: '东城分局',
  honourName: { zh: '最强支部', en: 'Strongest Branch' },
  certificateNumber: 'C-2',
  plaqueNumber: 'P-1',
  documentNumber: '澜公1号',
  namedOn: '2023-12-14',
  issuedOn: '2023-12-20',
  valid: true,
  titles: [],
};
const lost: CertificateRow = {
  ...issued,
  certificateNumber: 'C-1',
  valid: false,
  replacedBy: { certificateNumber: 'C-2', plaqueNumber: 'P-1' },
};

describe('The check of a number', () => {
  it('says what holds, what was replaced and by which, and what was revoked', () => {
    expect(verdictOn([issued])).toEqual({ kind: 'valid', certificate: issued });
    expect(verdictOn([lost])).toEqual({ kind: 'replaced', certificate: lost });
    const revoked = { ...issued, valid: false, revokedOn: '2024-03-01' };
    expect(verdictOn([revoked])).toEqual({ kind: 'revoked', certificate: revoked });
  });

  it('goes by what holds today, where a number stayed while the other was replaced', () => {
    expect(verdictOn([lost, issued]).kind).toBe('valid');
    expect(verdictOn([lost, { ...issued, valid: false, revokedOn: '2024-03-01' }]).kind).toBe('revoked');
  });

  it('knows nothing of a number that the public is told no row of', () => {
    expect(verdictOn([])).toEqual({ kind: 'unknown' });
  });

  it('looks a number up as it was typed, and with narrow letters and digits', () => {
    expect(spellingsOf(' C-1 ')).toEqual(['C-1']);
    expect(spellingsOf('Ｃ－１')).toEqual(['Ｃ－１', 'C-1']);
    expect(spellingsOf('澜公〔2023〕1号')).toEqual(['澜公〔2023〕1号']);
    expect(spellingsOf('  ')).toEqual([]);
  });
});
