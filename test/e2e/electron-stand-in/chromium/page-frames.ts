/** The frames of a page, as WebFrameMain: followed by Chromium's events, which come in the order of the documents' lives. */
import type { ToRenderer } from '../renderer/ipc-messages.ts';
import { deliverName, isolatedWorld } from '../renderer/page-scripts.ts';
import { WebFrameMain, type FrameFacts, type FrameHost } from '../main/web-frame-main.ts';
import type { CdpSession } from './cdp-connection.ts';
import type { Frame } from './cdp-events.ts';

interface Place {
  readonly frame: WebFrameMain;
  isolated: number | null;
  main: number | null;
}

export interface PageFrames {
  main(): WebFrameMain | null;
  frame(id: string): WebFrameMain | null;
  /** Of a document that may just have been replaced: null then. */
  inContext(contextId: number): WebFrameMain | null;
}

const processId = 4;

export function followFrames(session: CdpSession): PageFrames {
  const places = new Map<string, Place>();
  let mainId: string | null = null;

  const host: FrameHost = {
    processId,
    frameOf: (id) => places.get(id)?.frame ?? null,
    childrenOf: (id) => frames().filter(({ facts }) => facts.parentId === id),
    isCurrent: (frame) => places.get(frame.facts.id)?.frame === frame,
    deliver(frame, message) {
      const contextId = places.get(frame.facts.id)?.isolated ?? null;
      if (contextId !== null) tell(contextId, message);
    },
    async evaluate(frame, code) {
      const contextId = places.get(frame.facts.id)?.main ?? null;
      if (contextId === null) throw new Error('The frame has no script context');
      return evaluate(session, contextId, code);
    },
  };

  function frames(): WebFrameMain[] {
    return [...places.values()].map(({ frame }) => frame);
  }

  function tell(contextId: number, message: ToRenderer): void {
    const expression = `globalThis.${deliverName}?.(${JSON.stringify(JSON.stringify(message))})`;
    session.send('Runtime.evaluate', { contextId, expression }).catch(() => {});
  }

  function navigated(frame: Frame): void {
    const parentId = frame.parentId ?? null;
    if (parentId === null) {
      places.clear();
      mainId = frame.id;
    }
    const facts: FrameFacts = {
      id: frame.id,
      parentId,
      name: frame.name ?? '',
      url: frame.url + (frame.urlFragment ?? ''),
      origin: frame.securityOrigin,
    };
    places.set(frame.id, { frame: new WebFrameMain(facts, host), isolated: null, main: null });
  }

  session.on('Page.frameNavigated', ({ frame }) => navigated(frame));
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    const frame = places.get(frameId)?.frame;
    if (frame) Object.assign(frame.facts, { url });
  });
  session.on('Page.frameDetached', ({ frameId, reason }) => {
    if (reason === 'remove') places.delete(frameId);
  });
  session.on('Inspector.targetCrashed', () => places.clear());
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const place = places.get(context.auxData.frameId);
    if (!place) return;
    if (context.auxData.isDefault) place.main = context.id;
    else if (context.name === isolatedWorld) place.isolated = context.id;
  });
  return {
    main: () => (mainId === null ? null : host.frameOf(mainId)),
    frame: (id) => host.frameOf(id),
    inContext: (id) => [...places.values()].find(({ isolated }) => isolated === id)?.frame ?? null,
  };
}

async function evaluate(session: CdpSession, contextId: number, expression: string): Promise<unknown> {
  const wanted = { contextId, expression, awaitPromise: true, returnByValue: true, userGesture: true };
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', wanted);
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as unknown;
}
