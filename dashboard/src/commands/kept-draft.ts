import type { CommandForm } from '@laurel/contracts';
import { useEffect, useState } from 'react';
import { useGetIdentity, useLocation } from 'react-admin';
import { canKeep, drop, keep, kept } from '../providers/vault.ts';
import { givenIn } from './address.ts';
import type { Filled } from './body.ts';
import { DraftKey } from './draft-key.ts';

/** A draft as this device keeps it. */
interface Kept {
  readonly filled: Filled;
  readonly key: string;
  readonly isOpen: boolean;
  readonly keptAt: string;
}

/** A place on this device for one draft. */
interface Place {
  keep(draft: Kept): Promise<void>;
  drop(): Promise<void>;
}

const nowhere: Place = {
  keep: async () => {
    throw new Error('this device keeps nothing');
  },
  drop: async () => {},
};

/**
 * A command that is being filled in, and kept on this device as it is written. Whatever the device fails to
 * keep is still on the screen, so a failure stops nobody.
 */
export class Draft {
  readonly key: DraftKey;
  #filled: Filled;
  #isOpen: boolean;
  #keptAt: string | undefined;
  #keeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly place: Place = nowhere,
    found?: Kept,
    /** Filled in by whoever led here. */
    private readonly given: Filled = {},
  ) {
    this.key = new DraftKey(found?.key);
    this.#filled = found?.filled ?? given;
    this.#isOpen = found?.isOpen ?? false;
    this.#keptAt = found?.keptAt;
  }

  get filled(): Filled {
    return this.#filled;
  }

  /** True while it was sent and nobody knows what became of it. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The instant at which it was kept last; undefined when it is not. */
  get keptAt(): string | undefined {
    return this.#keptAt;
  }

  async write(filled: Filled): Promise<void> {
    this.#filled = filled;
    await this.#keep();
  }

  /** Notes that it is about to be sent, or that its outcome is known. */
  async mark(isOpen: boolean): Promise<void> {
    this.#isOpen = isOpen;
    await this.#keep();
  }

  /** Forgets it: it was done, or is given up. */
  async drop(): Promise<void> {
    this.#filled = this.given;
    await this.#keeping;
    this.#keptAt = undefined;
    await this.place.drop().catch(() => undefined);
  }

  /** One after the other, so that what was written last is what is kept. */
  async #keep(): Promise<void> {
    this.#keeping = this.#keeping.then(async () => {
      const keptAt = new Date().toISOString();
      const draft = { filled: this.#filled, key: this.key.current, isOpen: this.#isOpen, keptAt };
      await this.place.keep(draft).then(
        () => (this.#keptAt = keptAt),
        () => undefined,
      );
    });
    await this.#keeping;
  }
}

/**
 * The draft of a command on its target, and for what the address says is filled in already; undefined while
 * it is being looked for.
 */
export function useDraft({ type }: CommandForm, id: string): Draft | undefined {
  const { identity } = useGetIdentity();
  const { search } = useLocation();
  const account = identity && String(identity.id);
  const given = JSON.stringify(givenIn(search));
  const [draft, setDraft] = useState<Draft>();
  useEffect(() => {
    if (account !== undefined) void draftOf(account, `${type}/${id}`, given).then(setDraft);
  }, [account, type, id, given]);
  return draft;
}

async function draftOf(account: string, target: string, given: string): Promise<Draft> {
  const filled = JSON.parse(given) as Filled;
  if (!canKeep()) return new Draft(nowhere, undefined, filled);
  const name = given === '{}' ? target : `${target} ${given}`;
  const place: Place = {
    keep: async (draft) => await keep(account, name, draft),
    drop: async () => await drop(account, name),
  };
  return new Draft(place, await kept<Kept>(account, name).catch(() => undefined), filled);
}
