import { canonicalJson } from '@laurel/core';
import { derivedId, sha256 } from '@laurel/core/derived';
import type { Account } from '../story/staff.ts';
import type { Deployment } from '../story/deployment.ts';
import type { Story } from '../story/story.ts';
import {
  type Act,
  answeredBy,
  type CommandAct,
  type Known,
  type KnownOf,
  laneOf,
  type Scene,
} from '../scenes/act.ts';
import type { Client, Envelope, Outcome } from './client.ts';
import { type Ending, endingOf } from './outcomes.ts';

/**
 * Plays a script through the API. What the access log shows as done is not done again, so a run that was cut
 * off goes on where it was.
 */

export interface Stage {
  readonly client: Client;
  readonly outcomes: Map<string, Ending>;
  /** One-time passwords by account, as they become known. */
  readonly oneTimePasswords: Map<string, string>;
  /** The codes in the envelopes, by account. */
  readonly sealedCodes: ReadonlyMap<string, string>;
  /** Told of every act that has ended. */
  readonly onActs: (count: number) => void;
  readonly onScene: (scene: Staged) => void;
}

const atOnce = 16;

type Staged = Scene<KnownOf>;

/** Known of a campaign before its ranking is confirmed: what the rules must give. */
const foreseen: KnownOf = ({ order }) => ({ order });

export class Player {
  readonly #run: string;
  readonly #endings: Ending[] = [];
  readonly #confirmed = new Map<Story, Known>();
  readonly #creations = new Map<string, { act: CommandAct; id: string }>();

  constructor(
    private readonly deployment: Deployment,
    private readonly stage: Stage,
  ) {
    const { pack, seed, cities, provincePack } = deployment;
    this.#run = sha256(canonicalJson({ pack, seed, ...(cities > 0 && { cities }), provincePack })).slice(
      0,
      32,
    );
  }

  /** The outcomes of every act played so far, including those of earlier runs. */
  get endings(): readonly Ending[] {
    return this.#endings;
  }

  /**
   * A scene begins when the one before has ended: where one was begun, all before it are done, whatever the
   * access log lost.
   */
  async play(scenes: readonly Staged[]): Promise<void> {
    const begun = scenes.findLastIndex((scene) =>
      this.#idsOf(scene).some((id) => this.stage.outcomes.has(id)),
    );
    for (const [index, scene] of scenes.entries()) {
      this.stage.onScene(scene);
      if (index < begun) this.#skip(scene);
      else await this.#scene(scene, index === 0);
    }
  }

  /** The number of acts in a script, and the number of them that an earlier run did. */
  measure(scenes: readonly Staged[]): { acts: number; done: number } {
    const ids = scenes.flatMap((scene) => this.#idsOf(scene));
    return { acts: ids.length, done: ids.filter((id) => this.stage.outcomes.has(id)).length };
  }

  /**
   * Gives the ids of a scene's acts. They are computed from the expected ranking, because no id depends on
   * who wins a tie.
   */
  #idsOf(scene: Staged): string[] {
    return [...this.#number(scene, scene.waves(foreseen)).values()].map(({ id }) => id);
  }

  #skip(scene: Staged): void {
    const acts = scene.waves(foreseen).flat();
    this.#endings.push(...acts.map(wantedOf));
    this.stage.onActs(acts.length);
  }

  /** Nobody may move the clock before the first passwords are set; nothing is due then either. */
  async #scene(scene: Staged, first: boolean): Promise<void> {
    const waves = scene.waves(await this.#knownAt(scene));
    const ids = this.#number(scene, waves);
    for (const { act, id } of ids.values()) {
      if (act.kind === 'command' && act.type === 'CreateAccount') this.#creations.set(act.id, { act, id });
    }
    const open = (act: Act) => !this.stage.outcomes.has(ids.get(act)!.id);
    for (const wave of waves) {
      // Between processes news takes its time: what a wave brought is known everywhere before the next.
      if (!first && wave.some(open)) await this.#advance(scene.at);
      const done = wave.filter((act) => !open(act));
      for (const act of done) this.#check(scene, act, this.stage.outcomes.get(ids.get(act)!.id)!, undefined);
      this.stage.onActs(done.length);
      await inLanes(wave.filter(open), async (act) => {
        const { id } = ids.get(act)!;
        await this.#do(scene, act, id, ids);
        this.stage.onActs(1);
      });
    }
  }

  /** Every act's command id follows from rule pack, seed, scene and place. */
  #number(scene: Staged, waves: readonly (readonly Act[])[]): Map<Act, { act: Act; id: string }> {
    return new Map(
      waves.flat().map((act, index) => [act, { act, id: this.#id(`${scene.at}/${scene.en}/${index}`) }]),
    );
  }

  #answered(act: Act, ids: ReadonlyMap<Act, { id: string }>): string | undefined {
    const proposal = act.kind === 'command' ? answeredBy(act) : undefined;
    return proposal && (ids.get(proposal)?.id ?? this.#id('never proposed'));
  }

  #id(name: string): string {
    return derivedId(`demo/${this.#run}/${name}`);
  }

  async #do(scene: Staged, act: Act, id: string, ids: ReadonlyMap<Act, { id: string }>): Promise<void> {
    const outcome = await this.#send(act, this.#envelope(act, scene.at, ids), ids);
    const ending = endingOf(outcome.status, outcome.code);
    this.#check(scene, act, ending ?? outcome.code ?? `http_${outcome.status}`, outcome);
    this.stage.outcomes.set(id, ending!);
    const { oneTimePassword } = (outcome.body ?? {}) as { oneTimePassword?: string };
    if (oneTimePassword !== undefined && act.kind === 'command')
      this.stage.oneTimePasswords.set(act.id, oneTimePassword);
  }

  #envelope(act: Act, instant: string, ids: ReadonlyMap<Act, { id: string }>): Envelope {
    const answers = this.#answered(act, ids);
    return { id: ids.get(act)!.id, instant, ...(answers !== undefined && { answers }) };
  }

  async #send(act: Act, envelope: Envelope, ids: ReadonlyMap<Act, { id: string }>): Promise<Outcome> {
    switch (act.kind) {
      case 'command':
        return await this.stage.client.command(act, envelope);
      case 'upload':
        return await this.stage.client.upload(act, envelope);
      case 'table':
        return await this.stage.client.table(act, envelope);
      case 'read':
        return await this.stage.client.read(act, envelope);
      case 'password':
        return act.restored
          ? await this.#restoredPassword(act.by, act.restored, envelope, ids)
          : await this.#ownPassword(act.by, envelope);
    }
  }

  /**
   * Signs in for the first time and changes the password. After an interruption it may have been changed
   * already.
   */
  async #ownPassword(by: Account, envelope: Envelope): Promise<Outcome> {
    const { client } = this.stage;
    const oneTime = await this.#oneTimePassword(by, envelope.instant);
    if (oneTime !== undefined && (await client.signIn(by, oneTime)))
      return await client.changePassword(by, oneTime, by.password, envelope);
    if (await client.signIn(by, by.password)) return { status: 200, body: {} };
    throw new Error(`${by.login} 无法登录：一次性密码已失效 / cannot sign in: the one-time password is gone`);
  }

  /**
   * The envelope's code and the halves of the two others, who are told them again when they ask once more.
   */
  async #restoredPassword(
    by: Account,
    restored: readonly CommandAct[],
    envelope: Envelope,
    ids: ReadonlyMap<Act, { id: string }>,
  ): Promise<Outcome> {
    const { client, sealedCodes } = this.stage;
    if (await client.signIn(by, by.password)) return { status: 200, body: {} };
    const parts = [sealedCodes.get(by.accountId)];
    for (const act of restored) {
      const { body } = await client.command(act, this.#envelope(act, envelope.instant, ids));
      parts.push((body as { activationHalf?: string }).activationHalf);
    }
    const typed = parts.join('-');
    if (await client.signIn(by, typed)) return await client.changePassword(by, typed, by.password, envelope);
    throw new Error(`${by.login} 未能恢复 / was not restored`);
  }

  /** The account's creation, asked for once more, answers with the same password. */
  async #oneTimePassword({ accountId }: Account, instant: string): Promise<string | undefined> {
    const creation = this.#creations.get(accountId);
    if (!this.stage.oneTimePasswords.has(accountId) && creation) {
      const { body } = await this.stage.client.command(creation.act, { id: creation.id, instant });
      const { oneTimePassword } = (body ?? {}) as { oneTimePassword?: string };
      if (oneTimePassword !== undefined) this.stage.oneTimePasswords.set(accountId, oneTimePassword);
    }
    return this.stage.oneTimePasswords.get(accountId);
  }

  /** Ends the demo when something came out otherwise than written. */
  #check(scene: Staged, act: Act, ending: Ending, outcome: Outcome | undefined): void {
    const wanted = wantedOf(act);
    this.#endings.push(wanted);
    if (ending === wanted || (ending === 'refused' && wanted !== 'accepted')) return;
    const what = act.kind === 'command' ? `${act.type} ${act.id}` : act.kind;
    const detail = outcome === undefined ? '' : `\n${JSON.stringify(outcome.body, null, 2)}`;
    throw new Error(
      `剧本不符：${scene.zh}（${scene.at}）${act.by.login} ${what}：应为 ${wanted}，实为 ${ending} / ` +
        `the script says ${wanted}, Laurel says ${ending}: ${scene.en}${detail}`,
    );
  }

  /**
   * Moves on to an instant, or stays where it is; resolves when every service has heard, shown and reacted to
   * everything there is.
   */
  async settle(instant?: string): Promise<void> {
    await this.#advance(instant ?? (await this.stage.client.now()));
  }

  async #advance(instant: string): Promise<void> {
    const [by] = this.deployment.administrators;
    const { status, body } = await this.stage.client.advance(by!, instant);
    if (status !== 200)
      throw new Error(
        `演练时钟未能推进到 ${instant} / the rehearsal could not be moved: ${JSON.stringify(body)}`,
      );
  }

  /**
   * From the confirmation on, the order is Laurel's; it may differ from the forecast only where a vote or a
   * draw decided.
   */
  async #knownAt(scene: Staged): Promise<KnownOf> {
    for (const story of this.deployment.campaigns) {
      if (scene.at <= story.confirmedAt || this.#confirmed.has(story)) continue;
      this.#confirmed.set(story, { order: await this.#confirmedOrder(story) });
    }
    return (story) => this.#confirmed.get(story) ?? foreseen(story);
  }

  async #confirmedOrder(story: Story): Promise<string[]> {
    const [by] = story.staff.withRole('operator');
    const { winners, reserves } = await this.stage.client.look<{ winners: string[]; reserves: string[] }>(
      by!,
      `rankings/${story.campaign}`,
    );
    const order = [...winners, ...reserves];
    const { open, ranked } = story.forecast;
    const tied = open.flatMap(({ branchIds }) => branchIds);
    // Entries that share a place stand in either order, too.
    const place = (id: string) => ranked.find(({ branchId }) => branchId === id)?.place;
    const settled = (ids: readonly string[]) =>
      ids.map((id) => (tied.includes(id) ? `tied at ${place(id)}` : id)).join();
    if (settled(order) !== settled(story.order)) {
      throw new Error(
        `排名与预测不符 / the ranking is not what the rules give:\n${order.join()}\n${story.order.join()}`,
      );
    }
    return order;
  }
}

function wantedOf(act: Act): Ending {
  return act.kind === 'command' ? (act.refused ?? 'accepted') : 'accepted';
}

/** Does acts of one lane in their order and lanes side by side, so many at once. */
async function inLanes(acts: readonly Act[], work: (act: Act) => Promise<void>): Promise<void> {
  const lanes = [...Map.groupBy(acts, laneOf).values()];
  let failed = false;
  const one = async (lane: readonly Act[]) => {
    for (const act of lane) if (!failed) await work(act);
  };
  const workers = Array.from({ length: Math.min(atOnce, lanes.length) }, async () => {
    for (let lane = lanes.shift(); lane && !failed; lane = lanes.shift()) await one(lane);
  });
  try {
    await Promise.all(workers);
  } catch (error) {
    failed = true;
    throw error;
  }
}
