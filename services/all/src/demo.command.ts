import { type CommandLine, oneOf, type Streams, wholeNumber, WrongUsage } from '@laurel/platform/command-line';
import type { DemoWanted } from './demo.ts';

/** `laurel demo`: its options. What they ask for is in demo.ts, which is loaded when the command runs. */
export function addDemoCommand(program: CommandLine, io: Streams): void {
  program
    .command('demo')
    .says({ zh: '演示一座样板城市的全年评选，然后保持运行', en: 'Plays the whole year of a sample city, then stays up.' })
    .offers('--data <directory>', {
      zh: '数据目录，默认 data/demo（集群为 data/demo-cluster）',
      en: 'The data directory; without it data/demo, or data/demo-cluster on a cluster.',
    })
    .offers(
      '--port <number>',
      { zh: '端口，0 为任意空闲端口', en: 'The port; 0 is any free one.' },
      { default: 3000, value: wholeNumber(0) },
    )
    .offers('--host <address>', { zh: '监听地址', en: 'The address to listen on.' }, { default: '127.0.0.1' })
    .offers(
      '--seed <number>',
      { zh: '由此数决定城市的一切', en: 'The number that the whole city follows from.' },
      { default: 1, value: wholeNumber(0) },
    )
    .offers('--pack <file>', { zh: '规则包文件（JSON）', en: 'A rule pack as a JSON file; without it the pack of the plan of 2023.' })
    .offers(
      '--engine <engine>',
      { zh: '单进程 SQLite，或 Kafka 与 MongoDB 集群', en: 'One process on SQLite, or a cluster on Kafka and MongoDB.' },
      { default: 'embedded', value: oneOf('embedded', 'cluster') },
    )
    .offers(
      '--partitions <number>',
      { zh: '集群中每个主题的分区数', en: 'Partitions of each topic of a cluster.' },
      { default: 1, value: wholeNumber(1) },
    )
    .offers(
      '--members <number>',
      { zh: '集群中 Kafka 与 MongoDB 各自的台数', en: 'Servers of Kafka and of MongoDB each.' },
      { default: 1, value: wholeNumber(1) },
    )
    .offers('--url <address>', {
      zh: '在别处运行的演练上演示，须同时给出 --record',
      en: 'Plays on a rehearsal that runs elsewhere; goes with --record.',
    })
    .offers('--record <place>', {
      zh: '该演练的记录，例如 mongodb://…/#laurel',
      en: 'The record of that rehearsal, such as mongodb://…/#laurel.',
    })
    .offers('--json', { zh: '标准输出只有一个 JSON 摘要', en: 'Standard output is the summary alone, as JSON.' })
    .offers('--exit', { zh: '演示后结束，不保持运行', en: 'Ends after the demo in place of staying up.' })
    .runs<DemoWanted>(async (wanted) => {
      if (wanted.url !== undefined && wanted.record === undefined) {
        throw new WrongUsage({
          zh: '--url 须与 --record mongodb://…/#laurel 一同使用',
          en: '--url goes with --record mongodb://…/#laurel',
        });
      }
      const { demo } = await import('./demo.ts');
      return await demo(wanted, io);
    });
}
