/** Values on their way between the worlds of a page. Runs as its own source in the page. */

export type Parcel =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'function' | 'promise'; readonly id: number }
  | { readonly kind: 'array'; readonly items: readonly Parcel[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Parcel])[] };

export interface Parcels {
  pack(value: unknown): Parcel;
  unpack(parcel: Parcel): unknown;
  /** A function of this world the other may call. */
  functionOf(id: number): (...args: unknown[]) => unknown;
  /** A promise of the other world has settled. */
  settle(id: number, settled: Settled): void;
}

export interface Settled {
  readonly ok: boolean;
  readonly parcel: Parcel;
}

/** What a world asks of the other for the sake of its parcels. */
export interface OtherWorld {
  call(id: number, args: Parcel): Settled;
  settled(id: number, settled: Settled): void;
}

/**
 * Functions and promises are proxied, everything else is copied, prototypes are lost (ContextBridge, "Parameter / Error /
 * Return Type support").
 */
export function createParcels(other: OtherWorld): Parcels {
  // Taken before any script of the page runs, so that none can stand in between.
  const { ownKeys, getPrototypeOf, get } = Reflect;
  const { isArray } = Array;
  const OwnPromise = Promise;
  const plainPrototypes = [null, Object.prototype];
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const pending = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;

  function pack(value: unknown): Parcel {
    if (typeof value === 'function') {
      lastId += 1;
      functions.set(lastId, value as (...args: unknown[]) => unknown);
      return { kind: 'function', id: lastId };
    }
    if (value instanceof OwnPromise) return packPromise(value);
    if (isArray(value)) return { kind: 'array', items: value.map(pack) };
    if (typeof value === 'object' && value !== null && plainPrototypes.includes(getPrototypeOf(value))) {
      const keys = ownKeys(value).filter((key) => typeof key === 'string');
      return { kind: 'object', entries: keys.map((key) => [key, pack(get(value, key))] as const) };
    }
    return { kind: 'value', value };
  }

  function packPromise(promise: Promise<unknown>): Parcel {
    lastId += 1;
    const id = lastId;
    promise.then(
      (value) => other.settled(id, { ok: true, parcel: pack(value) }),
      (error: unknown) => other.settled(id, { ok: false, parcel: pack(error) }),
    );
    return { kind: 'promise', id };
  }

  function unpack(parcel: Parcel): unknown {
    if (parcel.kind === 'value') return parcel.value;
    if (parcel.kind === 'array') return parcel.items.map(unpack);
    if (parcel.kind === 'object') {
      return Object.fromEntries(parcel.entries.map(([key, part]) => [key, unpack(part)]));
    }
    if (parcel.kind === 'function') return (...args: unknown[]) => call(parcel.id, args);
    const promise = OwnPromise.withResolvers<unknown>();
    pending.set(parcel.id, promise);
    return promise.promise;
  }

  function call(id: number, args: unknown[]): unknown {
    const answer = other.call(id, pack(args));
    const value = unpack(answer.parcel);
    if (!answer.ok) throw value;
    return value;
  }

  return {
    pack,
    unpack,
    functionOf: (id) => functions.get(id) ?? (() => undefined),
    settle(id, { ok, parcel }) {
      const promise = pending.get(id);
      pending.delete(id);
      if (ok) promise?.resolve(unpack(parcel));
      else promise?.reject(unpack(parcel));
    },
  };
}
