/**
 * One end of contextBridge, in the isolated or in the main world: messages go over events of the shared document, under a name
 * the page cannot know. Runs as its own source in the page.
 */
import type { PageGlobals } from './page-globals.ts';
import { createParcels, type Parcel, type Parcels, type Settled } from './parcels.ts';

interface Message extends Settled {
  readonly kind: string;
  readonly id: number;
}

export interface BridgePort extends Pick<Parcels, 'pack' | 'unpack'> {
  tell(kind: string, parcel: Parcel): void;
  hear(kind: string, listener: (parcel: Parcel) => void): void;
}

function openBridgePort(page: PageGlobals, secret: string, side: 'main' | 'isolated'): BridgePort {
  // Taken before any script of the page runs, so that none can stand in between.
  const { CustomEvent, document } = page;
  const dispatch = document.dispatchEvent.bind(document);
  const detailOf = Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get;
  const { apply } = Reflect;
  const hearers = new Map<string, (parcel: Parcel, message: Message) => void>();
  const otherSide = side === 'main' ? 'isolated' : 'main';
  let returned: Settled | null = null;

  const send = (message: Message): void => {
    dispatch(new CustomEvent(`${secret}:${otherSide}`, { detail: message }));
  };
  const parcels = createParcels({
    /** Synchronous, as events are: the other side has answered when `send` returns. */
    call(id, parcel) {
      send({ kind: 'call', id, ok: true, parcel });
      const answer = returned;
      returned = null;
      if (answer === null) throw new Error('The other world is gone');
      return answer;
    },
    settled: (id, settled) => send({ kind: 'settle', id, ...settled }),
  });

  function run(parcel: Parcel, id: number): Settled {
    try {
      const args = parcels.unpack(parcel) as unknown[];
      return { ok: true, parcel: parcels.pack(apply(parcels.functionOf(id), undefined, args)) };
    } catch (error) {
      return { ok: false, parcel: parcels.pack(error) };
    }
  }

  hearers.set('call', (parcel, { id }) => send({ kind: 'return', id, ...run(parcel, id) }));
  hearers.set('return', (_, message) => {
    returned = message;
  });
  hearers.set('settle', (_, message) => parcels.settle(message.id, message));
  document.addEventListener(`${secret}:${side}`, (event) => {
    const message = apply(detailOf ?? (() => event.detail), event, []) as Message;
    hearers.get(message.kind)?.(message.parcel, message);
  });
  return {
    pack: parcels.pack,
    unpack: parcels.unpack,
    tell: (kind, parcel) => send({ kind, id: 0, ok: true, parcel }),
    hear: (kind, listener) => hearers.set(kind, listener),
  };
}

/** For the page. */
export const bridgeSource = [createParcels, openBridgePort].map(String).join('\n');
