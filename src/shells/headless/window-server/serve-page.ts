import express, { Router } from 'express';
import { readWindowPage } from '../../../app/window/page-policy.ts';

/** The window's page and its assets. */
export function servePage(folder: string): Router {
  const router = Router();
  router.get('/', async (_request, response) => {
    const { html, contentSecurityPolicy } = await readWindowPage(folder);
    response.set('Content-Security-Policy', contentSecurityPolicy).type('html').send(html);
  });
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      etag: false,
      lastModified: false,
      cacheControl: false,
    }),
  );
  router.use((_request, response) => void response.status(404).end());
  return router;
}
