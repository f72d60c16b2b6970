/** `net.request` over Node's HTTP (ClientRequest, IncomingMessage). No decompression, no proxy, no cookies, no `login`. */
import { EventEmitter } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { PassThrough } from 'node:stream';
import { redirected, type Hop } from './net-redirect.ts';

type Options = Electron.ClientRequestConstructorOptions;

/** Chromium sets these, or refuses them (ClientRequest.setHeader). */
const restricted = /^(?:content-length|host|trailer|te|upgrade|cookie2|keep-alive|transfer-encoding)$/i;

/** `url`, or what its parts make (ClientRequestConstructorOptions). */
function addressOf({ url, protocol = 'http:', host, hostname = '', port, path = '/' }: Options): URL {
  const at = host ?? (port === undefined ? hostname : `${hostname}:${port}`);
  return new URL(url ?? `${protocol}//${at}${path}`);
}

/** A response: a stream with what the documentation names. */
class IncomingMessage extends PassThrough {
  readonly statusCode: number;
  readonly statusMessage: string;
  readonly headers: Record<string, string | string[]>;
  readonly rawHeaders: string[];
  readonly httpVersion: string;
  readonly httpVersionMajor: number;
  readonly httpVersionMinor: number;

  constructor(from: http.IncomingMessage) {
    super();
    this.statusCode = from.statusCode ?? 0;
    this.statusMessage = from.statusMessage ?? '';
    this.headers = Object.fromEntries(
      Object.entries(from.headers).map(([name, value]) => [name, value ?? '']),
    );
    this.rawHeaders = from.rawHeaders;
    this.httpVersion = from.httpVersion;
    this.httpVersionMajor = from.httpVersionMajor;
    this.httpVersionMinor = from.httpVersionMinor;
    // Not by `destroy(error)`: an error that nobody listens to ends no Electron program either.
    from.on('error', (error) => this.#broken(error));
    from.pipe(this);
  }

  #broken(error: Error): void {
    if (this.listenerCount('error') > 0) this.emit('error', error);
    this.destroy();
  }
}

export class ClientRequest extends EventEmitter implements Omit<Electron.ClientRequest, keyof EventEmitter> {
  chunkedEncoding = false;
  readonly #redirect: NonNullable<Options['redirect']>;
  readonly #headers = new Map<string, { readonly name: string; readonly value: string | string[] }>();
  readonly #chunks: Buffer[] = [];
  #hop: Hop;
  #sent: http.ClientRequest | null = null;
  #response: IncomingMessage | null = null;
  #mayFollow: (() => void) | null = null;
  #state: 'open' | 'ended' | 'closed' = 'open';

  constructor(options: Options | string) {
    super();
    const given = typeof options === 'string' ? { url: options } : options;
    const { method = 'GET', headers = {}, redirect = 'follow' } = given;
    this.#hop = { url: addressOf(given), method: method.toUpperCase(), keepsBody: true };
    if (!/^https?:$/.test(this.#hop.url.protocol))
      throw new Error('ClientRequest only supports http: and https:');
    this.#redirect = redirect;
    for (const [name, value] of Object.entries(headers)) this.#keep(name, value);
  }

  setHeader(name: string, value: string): void {
    this.#keep(name, value);
  }

  getHeader(name: string): string {
    return String(this.#headers.get(name.toLowerCase())?.value ?? '');
  }

  removeHeader(name: string): void {
    this.#beforeWriting();
    this.#headers.delete(name.toLowerCase());
  }

  write(chunk: string | Buffer, encoding?: string, callback?: () => void): void {
    if (this.#state !== 'open') throw new Error('write after end');
    this.#chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding as BufferEncoding) : chunk);
    if (callback) process.nextTick(callback);
  }

  end(chunk?: string | Buffer, encoding?: string, callback?: () => void): this {
    if (chunk !== undefined) this.write(chunk, encoding);
    if (this.#state !== 'open') return this;
    this.#state = 'ended';
    process.nextTick(() => {
      this.emit('finish');
      callback?.();
    });
    this.#send();
    return this;
  }

  /** 'abort' and 'close'; 'aborted' on a response that is under way. */
  abort(): void {
    if (this.#state === 'closed') return;
    process.nextTick(() => this.emit('abort'));
    const response = this.#response;
    if (response !== null && !response.readableEnded) process.nextTick(() => response.emit('aborted'));
    this.#close();
  }

  followRedirect(): void {
    if (this.#mayFollow === null)
      throw new Error('followRedirect() called, but was not waiting for a redirect');
    this.#mayFollow();
  }

  getUploadProgress(): Electron.UploadProgress {
    const total = Buffer.concat(this.#chunks).length;
    return { active: this.#state === 'ended', started: this.#sent !== null, current: total, total };
  }

  #keep(name: string, value: string | string[]): void {
    this.#beforeWriting();
    if (restricted.test(name)) throw new Error(`the header ${name} is Chromium's`);
    this.#headers.set(name.toLowerCase(), { name, value });
  }

  #beforeWriting(): void {
    if (this.#chunks.length > 0 || this.#state !== 'open')
      throw new Error("Can't set headers after they are sent");
  }

  #send(): void {
    const { url, method, keepsBody } = this.#hop;
    const headers = Object.fromEntries([...this.#headers.values()].map(({ name, value }) => [name, value]));
    const { request } = url.protocol === 'https:' ? https : http;
    const sent = request(url, { method, headers, agent: false });
    this.#sent = sent;
    sent.on('error', (error) => this.#fail(error));
    sent.on('response', (response) => this.#answered(response));
    sent.end(keepsBody ? Buffer.concat(this.#chunks) : undefined);
  }

  #answered(from: http.IncomingMessage): void {
    const next = redirected(this.#hop, from);
    if (next !== null) return this.#redirected(next, from);
    const response = new IncomingMessage(from);
    this.#response = response;
    response.on('close', () => this.#close());
    this.emit('response', response);
  }

  #redirected(next: Hop, from: http.IncomingMessage): void {
    if (this.#redirect === 'error') {
      return this.#fail(new Error("Attempted to redirect, but redirect policy was 'error'"));
    }
    let follows = this.#redirect === 'follow';
    this.#mayFollow = () => (follows = true);
    this.emit('redirect', from.statusCode ?? 0, next.method, next.url.href, from.headersDistinct);
    this.#mayFollow = null;
    if (this.#state === 'closed') return;
    if (!follows) return this.#fail(new Error('Redirect was cancelled'));
    from.resume();
    this.#hop = next;
    this.#send();
  }

  #fail(error: Error): void {
    if (this.#state === 'closed') return;
    if (this.#response === null) this.emit('error', error);
    this.#close();
  }

  #close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#sent?.destroy();
    this.#response?.destroy();
    process.nextTick(() => this.emit('close'));
  }
}

export function request(options: Options | string): ClientRequest {
  return new ClientRequest(options);
}
