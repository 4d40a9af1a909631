import {
  type CommandLine,
  oneOf,
  type OptionValue,
  type Streams,
  wholeNumber,
  withAddress,
  WrongUsage,
} from '@laurel/platform/command-line';
import type { DemoWanted, Stages } from './demo.ts';

/**
 * Adds `laurel demo` with its options. What plays it is loaded when the command runs, so that help answers
 * at once.
 */
export function addDemoCommand(program: CommandLine, stages: () => Promise<Stages>, io: Streams): void {
  withPlay(withAddress(program.command('demo')))
    .describe(
      '演示一座样板城市的全年评选，然后保持运行',
      'Plays the whole year of a sample city, then stays up.',
    )
    .takesOption(
      '--data <directory>',
      '数据目录，默认 data/demo（集群为 data/demo-cluster）',
      'The data directory; without it data/demo, or data/demo-cluster on a cluster.',
    )
    .takesOption(
      '--engine <engine>',
      '单进程 SQLite，或 Kafka 与 MongoDB 集群',
      'One process on SQLite, or a cluster on Kafka and MongoDB.',
      {
        default: 'embedded',
        value: oneOf('embedded', 'cluster'),
      },
    )
    .takesOption(
      '--partitions <number>',
      '集群中每个主题的分区数',
      'Partitions of each topic of a cluster.',
      {
        default: 1,
        value: wholeNumber(1),
      },
    )
    .takesOption(
      '--members <number>',
      '集群中 Kafka 与 MongoDB 各自的台数',
      'Servers of Kafka and of MongoDB each.',
      {
        default: 1,
        value: wholeNumber(1),
      },
    )
    .takesOption(
      '--url <address>',
      '在别处运行的演练上演示，须同时给出 --record',
      'Plays on a rehearsal that runs elsewhere; goes with --record.',
    )
    .takesOption(
      '--record <place>',
      '该演练的记录，例如 mongodb://…/#laurel',
      'The record of that rehearsal, such as mongodb://…/#laurel.',
    )
    .takesOption('--json', '标准输出只有一个 JSON 摘要', 'Standard output is the summary alone, as JSON.')
    .takesOption('--exit', '演示后结束，不保持运行', 'Ends after the demo in place of staying up.')
    .handle<DemoWanted>(async (wanted) => {
      if (wanted.url !== undefined && wanted.record === undefined) {
        throw new WrongUsage({
          zh: '--url 须与 --record mongodb://…/#laurel 一同使用',
          en: '--url goes with --record mongodb://…/#laurel',
        });
      }
      const { demo } = await import('./demo.ts');
      return await demo(wanted, await stages(), io);
    });
}

/** The options that say which rehearsal is played. */
function withPlay(command: ReturnType<typeof withAddress>): typeof command {
  return command
    .takesOption('--seed <number>', '由此数决定城市的一切', 'The number that the whole city follows from.', {
      default: 1,
      value: wholeNumber(0),
    })
    .takesOption(
      '--until <day>',
      '演至该日（北京时间 24:00）为止；以相同 --data 再次启动则继续',
      'Stops at the end of that day in Asia/Shanghai; started again with the same --data, it goes on.',
      { value: calendarDay },
    )
    .takesOption(
      '--pack <file>',
      '规则包文件（JSON）',
      'A rule pack as a JSON file; without it the pack of the plan of 2023.',
    )
    .takesOption(
      '--province <number>',
      '演示一个省的若干座城市（1 至 21）：各市同年评选，次年全省在其命名者中评选',
      'A province of so many cities, 1 to 21: each has its campaign, and the province its own over their winners.',
      { value: wholeNumber(1, 21) },
    );
}

const calendarDay: OptionValue = {
  zh: '应为日期，如 2023-04-20',
  en: 'must be a day, such as 2023-04-20',
  read: (text) => {
    const midnight = new Date(`${text}T00:00:00.000Z`);
    return !Number.isNaN(midnight.valueOf()) && midnight.toISOString().startsWith(text) ? text : undefined;
  },
};

export type { DemoWanted, Rehearsal, Stage } from './demo.ts';
