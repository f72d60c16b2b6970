import { request } from 'node:http';
import { lookup } from '../../localtunnel-server.ts';

/** One delivery to a handler, the way Bitrix24 sends it: over a connection of its own. @returns the status. */
export function postThrough(url: string, body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const delivery = request(url, { method: 'POST', agent: false, headers, lookup }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    });
    delivery.on('error', reject).end(body);
  });
}
