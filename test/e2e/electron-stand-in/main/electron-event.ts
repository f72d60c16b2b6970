/** The first argument of most Electron listeners. */
export function electronEvent<Params extends object>(params: Params): Electron.Event<Params> {
  let prevented = false;
  const event = {
    preventDefault() {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(params)) as Electron.Event<Params>;
}

/** What the documentation types as KeyboardEvent in tray and menu listeners. */
export const noModifiers: Electron.KeyboardEvent = {
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  triggeredByAccelerator: false,
};
