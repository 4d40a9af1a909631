import { type Ahead, recall, Unsettled, type View } from '@laurel/core';
import type { Engine } from '@laurel/engines';
import { treeIn, treeView } from '../access/tree.view.ts';
import type { Clock } from '../clock.ts';
import { keyed, sha256 } from '../derived.ts';
import type { FactReader, Served } from '../service.ts';
import { versioned } from './folding.ts';
import type { RecentStreams } from './memory.ts';
import type { Projector } from './projector.ts';
import type { RecentRows } from './recent-rows.ts';

const rowsMax = 100_000;

interface Sources {
  readonly engine: Engine;
  readonly projector: Projector;
  readonly rows: RecentRows;
  readonly memory: RecentStreams;
  readonly secretKey: Uint8Array;
  readonly mode: Clock['mode'];
}

/** The facts of a service that its decisions may ask for: its own streams, views and secrets. */
export class Facts {
  constructor(private readonly sources: Sources) {}

  /**
   * Secrets are those of the command named. Views are read as of a position of the log, or of its head when
   * it is first asked. Throws Unsettled for a fact that what is ahead on the stream may change.
   */
  reader(commandId: string, settled = settledFor(''), asOf?: number): FactReader {
    const { engine, rows, memory, secretKey, mode } = this.sources;
    const upToDate = this.#upToDate(asOf);
    return {
      state: async <State>(served: Served<State>, id: string) => {
        const stream = `${served.contract.name}-${id}`;
        settled.stream(stream);
        const { state } = await recall({ store: engine.events, memory }, stream, served.decider);
        return state.inner;
      },
      row: async (view, key) => {
        settled.view(view);
        await upToDate();
        return (await rows.get(view, key)) as never;
      },
      rows: async (view, where) => {
        settled.view(view);
        await upToDate();
        const found = await engine.views.find(versioned(view), { where, limit: rowsMax });
        return found.map(({ row }) => row) as never;
      },
      tree: async () => {
        settled.view(treeView);
        await upToDate();
        return await rows.made(treeView, treeIn);
      },
      secret: (purpose, of = commandId) => keyed(secretKey, `${of}/${purpose}`),
      sha256,
      mode,
    };
  }

  /** Waits for the views; a decision that asks for much waits once. */
  #upToDate(asOf?: number): () => Promise<void> {
    const { engine, projector } = this.sources;
    let reached: Promise<void> | undefined;
    const reach = async () => await projector.reach(asOf ?? (await engine.events.head()));
    return () => (reached ??= reach());
  }
}

/** Checks that throw Unsettled for a fact that what is ahead on the stream may change. */
export interface Settled {
  view(view: Pick<View, 'hears'>): void;
  stream(other: string): void;
}

export function settledFor(stream: string, { said }: Pick<Ahead, 'said'> = { said: new Set() }): Settled {
  const require = (holds: boolean) => {
    if (!holds) throw new Unsettled(`what is decided on ${stream} is not recorded yet`);
  };
  return {
    view: ({ hears }) => require(!hears.some((type) => said.has(type))),
    stream: (other) => require(other !== stream || said.size === 0),
  };
}
