import { createTheme, type ThemeOptions } from '@mui/material';

const fonts = [
  'system-ui',
  '"PingFang SC"',
  '"Microsoft YaHei"',
  '"Noto Sans CJK SC"',
  '"Noto Sans SC"',
  'sans-serif',
].join(',');

/** Sizes and shapes that both themes share; system fonts only, so that nothing is loaded. */
const shared: ThemeOptions = {
  typography: {
    fontFamily: fonts,
    h1: { fontSize: '1.6rem', fontWeight: 650 },
    h2: { fontSize: '1.15rem', fontWeight: 650 },
    h3: { fontSize: '1rem', fontWeight: 650 },
    button: { textTransform: 'none' },
  },
  shape: { borderRadius: 8 },
  components: {
    MuiTableCell: {
      styleOverrides: { head: { fontWeight: 650, whiteSpace: 'nowrap' }, sizeSmall: { padding: '7px 12px' } },
    },
    MuiLink: { defaultProps: { underline: 'hover' } },
    MuiCssBaseline: {
      styleOverrides: { ':focus-visible': { outline: '2px solid currentColor', outlineOffset: 2 } },
    },
  },
};

/** Light, after the red and gold of what is awarded; every pair of colours has a contrast of 4.5 or more. */
export const lightTheme = createTheme({
  ...shared,
  palette: {
    mode: 'light',
    primary: { main: '#8c1d18' },
    secondary: { main: '#6b4e00' },
    background: { default: '#f7f5f2', paper: '#ffffff' },
    text: { primary: '#1d1b19', secondary: '#55504a' },
    success: { main: '#1b6b33' },
    warning: { main: '#8a5300' },
    error: { main: '#b3261e' },
    info: { main: '#0b5a8a' },
  },
});

export const darkTheme = createTheme({
  ...shared,
  palette: {
    mode: 'dark',
    primary: { main: '#ffb4ab' },
    secondary: { main: '#f0c46a' },
    background: { default: '#161413', paper: '#211e1c' },
    text: { primary: '#ece6e1', secondary: '#c2b9b1' },
    success: { main: '#8fd6a0' },
    warning: { main: '#ffc36b' },
    error: { main: '#ffb4ab' },
    info: { main: '#9acbff' },
  },
});
