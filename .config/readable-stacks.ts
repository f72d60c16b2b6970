/**
 * Imported first by every program that is not built for a release (.config/build.ts): stacks name the lines of the sources. Node's own
 * `--enable-source-maps` reads all maps at the start, which takes 40 MB and a fifth of the start.
 */
import { pathToFileURL } from 'node:url';
import { originalPlace } from './original-place.ts';

Error.prepareStackTrace = (error, sites) => {
  const at = sites.map((site) => `\n    at ${readable(site)}`);
  return `${Error.prototype.toString.call(error)}${at.join('')}`;
};

function readable(site: NodeJS.CallSite): string {
  const [file, line, column] = [site.getFileName(), site.getLineNumber(), site.getColumnNumber()];
  // oxlint-disable-next-line typescript/no-base-to-string -- a place in words, as V8 writes it into stacks
  const said = site.toString();
  if (file === null || file === undefined || line === null || column === null) return said;
  const address = file.startsWith('/') || /^[a-z]:\\/i.test(file) ? pathToFileURL(file).href : file;
  if (!address.startsWith('file:')) return said;
  const place = originalPlace(address, line, column);
  return place === null ? said : said.replace(`${file}:${line}:${column}`, () => place);
}
