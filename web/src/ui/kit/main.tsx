import '../icons/all';
import '../../theme/styles';
import './kit.css';
import { createRoot } from 'react-dom/client';
import { i18n, startI18n } from '../../i18n';
import { Kit } from './Kit';

// For developers, and not in the program: `npm run kit`. `?theme=dark&density=condensed&dir=rtl&open=menu` chooses what is shown.
const asked = new URLSearchParams(window.location.search);
document.documentElement.dataset.theme = asked.get('theme') ?? 'light';
document.documentElement.dataset.density = asked.get('density') ?? 'medium';

await startI18n();
await i18n.changeLanguage(asked.get('language') ?? 'en');
document.documentElement.dir = asked.get('dir') ?? 'ltr'; // over the language's own
createRoot(document.getElementById('app')!).render(<Kit open={asked.get('open')} />);
