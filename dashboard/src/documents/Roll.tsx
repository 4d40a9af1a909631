import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';

/** A unit on a list, by the names of the record. */
export interface Listed {
  readonly branchId: string;
  readonly branchName: string;
  readonly unitName: string;
  readonly bureauName: string;
}

const cell = {
  border: 1,
  borderColor: 'currentColor',
  px: 1,
  py: 0.5,
  textAlign: 'left',
  overflowWrap: 'anywhere',
};

/** The list of a document as a table; numbered where it has an order. */
export function Roll({ units, numbered = false }: { units: readonly Listed[]; numbered?: boolean }) {
  const translate = useTranslate();
  const heads = ['documents.bureau', 'documents.unit', 'documents.branch'] as const;
  return (
    <Box
      component="table"
      aria-label={translate('documents.list')}
      sx={{
        width: '100%',
        my: 2,
        borderCollapse: 'collapse',
        fontSize: '0.85em',
        lineHeight: 1.45,
        '& tr': { breakInside: 'avoid' },
        '& thead': { display: 'table-header-group' },
      }}
    >
      <thead>
        <tr>
          {numbered && (
            <Box component="th" scope="col" sx={{ ...cell, width: '4em', textAlign: 'center' }}>
              {translate('documents.order')}
            </Box>
          )}
          {heads.map((head) => (
            <Box component="th" scope="col" key={head} sx={cell}>
              {translate(head)}
            </Box>
          ))}
        </tr>
      </thead>
      <tbody>
        {units.map(({ branchId, branchName, unitName, bureauName }, index) => (
          <tr key={branchId}>
            {numbered && (
              <Box component="td" sx={{ ...cell, textAlign: 'center' }}>
                {index + 1}
              </Box>
            )}
            <Box component="td" sx={cell}>
              {bureauName}
            </Box>
            <Box component="td" sx={cell}>
              {unitName}
            </Box>
            <Box component="td" sx={cell}>
              {branchName}
            </Box>
          </tr>
        ))}
      </tbody>
    </Box>
  );
}
