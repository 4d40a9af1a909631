import { describe, expect, it } from '@jest/globals';
import type { AccessRow } from './access.view.ts';
import { requireSettled } from './credential.ts';

/** After a reset an account decides nothing for three days (docs/handbook/process.md#1.22). */

const wang: AccessRow = {
  accountId: 'wang',
  personId: 'P-wang',
  login: 'wang',
  name: '王磊',
  language: 'zh',
  disabled: false,
  mustChangePassword: false,
  resetPosition: 9,
  grants: [],
  delegations: [],
  holds: [],
};
const reset: AccessRow = { ...wang, resetAt: '2023-04-10T01:00:00.000Z' };
const asked =
  (act: string, instant: string, account = reset) =>
  () =>
    requireSettled(act, account, instant);

describe('A credential that was reset', () => {
  it.each(['SealBallot', 'SealTitleBallot', 'SealRecommendation', 'RevokeNaming', 'ResetPassword'])(
    'does not do %s for 72 hours, and then does',
    (act) => {
      expect(asked(act, '2023-04-13T00:59:59.999Z')).toThrow('credential_young');
      expect(asked(act, '2023-04-13T01:00:00.000Z')).not.toThrow();
    },
  );
  it('does everything else at once', () => {
    expect(asked('DraftApplication', '2023-04-10T01:00:00.000Z')).not.toThrow();
  });
  it('is none where the first password was never reset', () => {
    expect(asked('SealBallot', '2023-04-10T01:00:00.000Z', wang)).not.toThrow();
  });
});
