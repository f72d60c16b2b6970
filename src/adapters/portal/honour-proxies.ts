import { setGlobalProxyFromEnv } from 'node:http';

/** Lets `fetch` and `node:http` go through the proxies that HTTP_PROXY, HTTPS_PROXY and NO_PROXY name. @returns a function that ends it. */
export function honourProxies(env: NodeJS.ProcessEnv = process.env): () => void {
  return setGlobalProxyFromEnv(env);
}
