import './theme/styles';
import { session } from './api/session';
import { areaAt, areas } from './routes/areas';
import { currentModel, modelMissing } from './stores/current';
import { theme } from './theme/theme';

theme.start();
// One round trip for all that the first page needs: data, code and texts do not wait for each other.
const model = (modelMissing() ?? Promise.resolve()).then(currentModel);
const area = areas[areaAt(window.location.pathname, session.current !== null)];
area.load().catch(() => undefined); // whoever shows it says so
// The document asks for this part itself (scripts/vite/preload-start.ts).
const start = import('./start').then(({ show }) => show(area.texts, model));
start.catch((error: unknown) => console.error(error));
