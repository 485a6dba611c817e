// The order counts: our own rules come after Fuselage's.
import '@rocket.chat/fuselage/dist/fuselage.css';
import './palette.css';
import './base.css';
import '../ui/ui.css';
