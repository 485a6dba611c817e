// The one place that opens layers above the page. All of them lie in the body behind each other, in the order in which they
// were opened, so that a menu of a dialog is above the dialog; one Escape closes the uppermost.
export { DialogLayer } from './DialogLayer';
export { MenuLayer } from './MenuLayer';
