import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RequestHandler } from 'express';
import type { FileDestination } from '../../../app/shell-parts.ts';

/** Files made for a browser: fetched once, then gone. */
export interface Downloads extends FileDestination {
  readonly serve: RequestHandler;
  /** Removes what nobody fetched. */
  discard(): void;
}

/** @param folder a folder of ours alone; what an earlier run left there is removed. */
export function openDownloads(folder: string): Downloads {
  const waiting = new Map<string, string>();
  discard();
  return {
    choose(suggestedName) {
      const own = join(folder, randomBytes(16).toString('base64url'));
      mkdirSync(own, { recursive: true, mode: 0o700 });
      return Promise.resolve(join(own, basename(suggestedName)));
    },
    finished(path) {
      const id = randomBytes(16).toString('base64url');
      waiting.set(id, path);
      return { kind: 'download', href: `exports/${id}` };
    },
    serve(request, response) {
      const id = String(request.params['id']);
      const path = waiting.get(id);
      if (path === undefined) return void response.status(404).end();
      waiting.delete(id);
      response.download(path, basename(path), { dotfiles: 'allow' }, () =>
        rmSync(join(path, '..'), { recursive: true, force: true }),
      );
    },
    dropUnfetched() {
      for (const path of waiting.values()) rmSync(join(path, '..'), { recursive: true, force: true });
      waiting.clear();
    },
    discard,
  };

  function discard(): void {
    rmSync(folder, { recursive: true, force: true });
  }
}
