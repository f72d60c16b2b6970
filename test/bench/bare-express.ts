/** The peer of the throughput benchmark: express 5 that parses the same body, answers 200, and does nothing else. */
import express from 'express';

const app = express();
app.use(express.urlencoded({ extended: true }));
app.post('/', (_request, response) => {
  response.status(200).end();
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address)
    console.log(JSON.stringify({ url: `http://127.0.0.1:${address.port}/` }));
});
