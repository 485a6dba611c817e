// The names that Fuselage takes from react-stately; see react-aria-used.mjs.
export { Item } from 'react-stately/Item';
export { useMenuTriggerState, useSubmenuTriggerState } from 'react-stately/useMenuTriggerState';
export { useSelectState } from 'react-stately/useSelectState';
export { useSliderState } from 'react-stately/useSliderState';
export { useTreeState } from 'react-stately/useTreeState';
