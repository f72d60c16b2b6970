/** What a link of ours asks for: `offhook://call/ID` or `offhook://settings`. */
export type AppLink =
  | { readonly view: 'history'; readonly callId: number | null }
  | { readonly view: 'settings' | 'status'; readonly callId: null };

/** Any page and any program can open such a link: it may show something, and never does anything. Null: not one of ours. */
export function readAppLink(text: string): AppLink | null {
  // Systems add a slash at the end as they please.
  const [, place = '', id] = /^offhook:\/{0,2}([a-z]+)(?:\/(\d{1,15}))?\/?$/i.exec(text) ?? [];
  switch (place.toLowerCase()) {
    case 'call':
      return id === undefined ? null : { view: 'history', callId: Number(id) };
    case 'history':
      return id === undefined ? { view: 'history', callId: null } : null;
    case 'settings':
    case 'status':
      return id === undefined
        ? { view: place.toLowerCase() === 'status' ? 'status' : 'settings', callId: null }
        : null;
    default:
      return null;
  }
}
