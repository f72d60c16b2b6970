import { createRoot } from 'react-dom/client';
import { startWindow } from './app/start-window.ts';
import { WindowContextProvider } from './app/window-context.ts';
import { connect } from './connection/connect.ts';
import { isRefusal } from './connection/http-window-api.ts';
import { Frame } from './shell/frame.tsx';
import { Unreachable } from './shell/unreachable.tsx';
import './theme/kit.css';
import './theme/theme.css';
import { createTranslator, guessedLanguage } from './words/text-catalogue.ts';

const root = createRoot(document.querySelector('#root') ?? document.body);
const dark = matchMedia('(prefers-color-scheme: dark)').matches;
document.documentElement.dataset['mantineColorScheme'] = dark ? 'dark' : 'light';

try {
  const window = await startWindow(await connect());
  root.render(
    <WindowContextProvider value={window}>
      <Frame />
    </WindowContextProvider>,
  );
} catch (error) {
  console.error(error);
  const translator = await createTranslator(guessedLanguage());
  root.render(<Unreachable text={translator.read()} refused={isRefusal(error)} />);
}
