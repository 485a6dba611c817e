// The one place that opens layers above the page. All of them lie in the body behind each other, in the order in which they
// were opened, so that a menu of a dialog is above the dialog; one Escape closes the uppermost.
import '../icons/add-later';

export { DialogLayer } from './DialogLayer';
export { DrawerLayer } from './DrawerLayer';
export { MenuLayer } from './MenuLayer';
export { PopoverLayer } from './PopoverLayer';
export { Tooltips } from './Tooltips';
