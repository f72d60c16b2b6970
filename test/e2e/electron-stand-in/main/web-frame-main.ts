import { EventEmitter } from 'node:events';
import { encodeWire } from '../renderer/wire.ts';
import type { ToRenderer } from '../renderer/ipc-messages.ts';
import { createIpc, type Ipc } from './ipc-main.ts';
import { toElectron } from './scheme-urls.ts';

/** A frame as Chromium tells of it, one per document: a navigation makes another. */
export interface FrameFacts {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  /** Chromium's. */
  readonly url: string;
  readonly origin: string;
}

/** What a frame asks of the page it is in. */
export interface FrameHost {
  frameOf(id: string): WebFrameMain | null;
  childrenOf(id: string): WebFrameMain[];
  isCurrent(frame: WebFrameMain): boolean;
  deliver(frame: WebFrameMain, message: ToRenderer): void;
  evaluate(frame: WebFrameMain, code: string): Promise<unknown>;
  readonly processId: number;
}

type Methods = Pick<
  Electron.WebFrameMain,
  | 'url'
  | 'origin'
  | 'name'
  | 'detached'
  | 'frameToken'
  | 'frameTreeNodeId'
  | 'routingId'
  | 'processId'
  | 'visibilityState'
  | 'isDestroyed'
  | 'send'
  | 'executeJavaScript'
>;

let lastRoutingId = 0;
const treeNodes = new Map<string, number>();

export class WebFrameMain extends EventEmitter implements Methods {
  readonly facts: FrameFacts;
  readonly ipc: Ipc = createIpc();
  readonly processIdOfSender: number;
  readonly routingIdOfSender: number;
  readonly #host: FrameHost;

  constructor(facts: FrameFacts, host: FrameHost) {
    super();
    lastRoutingId += 1;
    this.facts = facts;
    this.#host = host;
    this.processIdOfSender = host.processId;
    this.routingIdOfSender = lastRoutingId;
  }

  isDestroyed(): boolean {
    return !this.#host.isCurrent(this);
  }
  get detached(): boolean {
    return this.isDestroyed();
  }
  get url(): string {
    return toElectron(this.#alive().facts.url);
  }
  /** "null" for an opaque origin. */
  get origin(): string {
    const { origin } = this.#alive().facts;
    return /^https?:/.test(origin) ? toElectron(origin) : 'null';
  }
  get name(): string {
    return this.#alive().facts.name;
  }
  get parent(): WebFrameMain | null {
    const { parentId } = this.#alive().facts;
    return parentId === null ? null : this.#host.frameOf(parentId);
  }
  get top(): WebFrameMain | null {
    return this.parent?.top ?? this;
  }
  get frames(): WebFrameMain[] {
    return this.#host.childrenOf(this.#alive().facts.id);
  }
  get framesInSubtree(): WebFrameMain[] {
    return [this, ...this.frames.flatMap((frame) => frame.framesInSubtree)];
  }
  get frameToken(): string {
    return this.#alive().facts.id;
  }
  get frameTreeNodeId(): number {
    const id = treeNodes.get(this.facts.id) ?? treeNodes.size + 1;
    treeNodes.set(this.facts.id, id);
    return id;
  }
  get routingId(): number {
    return this.#alive().routingIdOfSender;
  }
  get processId(): number {
    return this.#alive().processIdOfSender;
  }
  get visibilityState(): string {
    return 'visible';
  }

  send(channel: string, ...args: unknown[]): void {
    let wire: string;
    try {
      wire = encodeWire(args);
    } catch {
      throw new Error('An object could not be cloned.');
    }
    this.deliver({ kind: 'message', channel, args: wire });
  }

  executeJavaScript(code: string): Promise<unknown> {
    return this.#host.evaluate(this.#alive(), code);
  }

  /** Lost when the document has gone, as the message of a closed pipe is. */
  deliver(message: ToRenderer): void {
    if (!this.isDestroyed()) this.#host.deliver(this, message);
  }

  #alive(): this {
    if (this.isDestroyed())
      throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    return this;
  }
}
