// What the parts of Fuselage that ui/ uses take from react-stately; see react-aria-used.mjs.
export { Item } from 'react-stately/Item';
export { useMenuTriggerState, useSubmenuTriggerState } from 'react-stately/useMenuTriggerState';
export { useTreeState } from 'react-stately/useTreeState';
