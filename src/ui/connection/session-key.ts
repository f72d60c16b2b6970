/**
 * Trades the one-time key of the address (`#key=...`) for a cookie the page cannot read. The key then goes from the address
 * and from the browser's history, so that nobody who finds it there can use it.
 * @throws when the server refuses it.
 */
export async function exchangeSessionKey(): Promise<void> {
  const key = /^#key=(.+)$/.exec(location.hash)?.[1];
  if (key === undefined) return;
  history.replaceState(null, '', location.pathname);
  const answer = await fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: decodeURIComponent(key) }),
  });
  // A page that is loaded again has its cookie already: requests will tell whether it is still good.
  if (!answer.ok) console.warn(`The key of the address was refused: ${answer.status}`);
}
