import type { ShownNotice } from '../../notification-daemon.ts';

/** dunst draws `<b>title</b>`, a line break, the body; any other mark would have come from the text. */
export function readOffScreen({ drawn }: ShownNotice): { title: string; body: string } {
  const [, title = '', body = ''] = /^<b>([^<]*)<\/b>(?:\n([^<]*))?$/.exec(drawn) ?? ['', 'markup!', drawn];
  // A title may start with a mark that takes no room.
  return { title: plain(title).replace(/^\u2060/, ''), body: plain(body) };
}

function plain(markup: string): string {
  const characters = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return markup.replace(
    /&(\w+);/g,
    (entity, name) => new Map(Object.entries(characters)).get(String(name)) ?? entity,
  );
}
