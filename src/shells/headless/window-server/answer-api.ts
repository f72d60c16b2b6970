import type { RequestHandler } from 'express';
import type { WindowService } from '../../../app/window/window-service.ts';

/** POST `/api/METHOD` with the question as JSON; 200 with the answer, 400 when it is no question of the contract. */
export function answerApi(service: WindowService): RequestHandler {
  return async (request, response) => {
    const answer = await service.request(request.params['method'], request.body ?? null);
    switch (answer.kind) {
      case 'answered':
        return void response.json(answer.answer);
      case 'wrong':
        return void response.status(400).json({ problem: answer.problem });
      case 'failed':
        return void response.status(500).end();
    }
  };
}
