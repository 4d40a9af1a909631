import { events as contracts, upcast, versionsOf } from '@laurel/contracts';
import type { Envelope, EventRecord } from '../history/envelope.ts';
import type { Checker, CheckTools, Violation } from './checker.ts';
import { sameDynamicScore } from '../results/dynamic.ts';
import { rankedLists } from './lists.ts';
import { publishedResults } from '../results/published.ts';
import { sameRanking } from '../results/ranking.ts';
import { sealedBallots } from './sealed.ts';
import { separatedPowers } from './two-persons.ts';
import { lawfulProcess } from '../law/law.ts';
import { ofItsContract, wholeRecord } from './whole.ts';

export type { Checker, CheckTools, RuleNumber, Violation } from './checker.ts';

/** The rules in words (docs/handbook/domain.md#5). */
export const ruleTexts = {
  1: { zh: '已确认的命令，其事件只存一次且永久保存', en: 'What was acknowledged is stored once, for ever' },
  2: {
    zh: '推荐名单排序完整、不超额、限本单位、按期封存',
    en: 'Lists are ranked 1..n, within quota, of own branches, sealed in time',
  },
  3: {
    zh: '须两人办理的无人独断，无人为己、为本单位办理',
    en: 'Nobody decides alone where two are asked, nor in their own cause',
  },
  4: {
    zh: '启封之前不泄露评分，启封内容与封存一致',
    en: 'No score before the opening, and what is opened is what was sealed',
  },
  5: {
    zh: '同样的事件与规则包得到同样的排名',
    en: 'Same events and rule pack, same ranking, to the last digit',
  },
  7: {
    zh: '公布的结果不再改变，变动即新版本',
    en: 'A published result never changes; a change is a new version',
  },
  8: {
    zh: '各项办理由有权之人在相应状态下依程序作出',
    en: 'Every act was done by whom the process lets, in its state, by its rules',
  },
} as const;

/** Combines all checks into one that reads the history once. */
export function allChecks(tools: CheckTools): Checker {
  const whole = [wholeRecord(), ofItsContract()];
  const checkers = [
    rankedLists(),
    separatedPowers(),
    sealedBallots(tools),
    sameRanking(tools),
    sameDynamicScore(),
    publishedResults(),
    lawfulProcess(tools),
  ];
  return {
    see(said) {
      const event = today(said);
      return [
        ...whole.flatMap((checker) => checker.see(said)),
        ...(event ? checkers.flatMap((checker) => checker.see(event)) : []),
      ];
    },
    end: () => checkers.flatMap((checker) => checker.end?.() ?? []),
  };
}

/**
 * An event in the newest version of its contract, as rules are written for; undefined when it is not even
 * what its own version says: rule 1 tells.
 */
function today(said: Envelope): Envelope | undefined {
  const newest = contracts[said.type];
  if (!newest || newest.version === said.schemaVersion) return said;
  const own = versionsOf(newest).find(({ version }) => version === said.schemaVersion);
  return own?.body.safeParse(said.data).success ? { ...upcast(said), saidIn: said.schemaVersion } : undefined;
}

/**
 * Reads a record once and gives what breaks a rule, as it is found. The record must begin with its first
 * event.
 */
export async function* checkRecord(record: EventRecord, checker: Checker): AsyncGenerator<Violation> {
  for await (const event of record) yield* checker.see(event);
  yield* checker.end?.() ?? [];
}
