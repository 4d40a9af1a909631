import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, IconButton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Moves through the pages of a list. */
export function Pages({
  page,
  perPage,
  total,
  onPage,
}: {
  page: number;
  perPage: number;
  total: number;
  onPage: (page: number) => void;
}) {
  const translate = useTranslate();
  const pages = Math.max(1, Math.ceil(total / perPage));
  return (
    <Box
      component="nav"
      aria-label={translate('state.pages')}
      sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 1.5, flexWrap: 'wrap' }}
    >
      <Typography variant="body2" role="status">
        {translate('state.rows', { count: total })}
      </Typography>
      {pages > 1 && (
        <>
          <Box sx={{ flex: 1 }} />
          <IconButton
            aria-label={translate('state.previous')}
            disabled={page <= 1}
            onClick={() => onPage(page - 1)}
          >
            <ChevronLeft />
          </IconButton>
          <Typography variant="body2">{translate('state.page', { page, pages })}</Typography>
          <IconButton
            aria-label={translate('state.next')}
            disabled={page >= pages}
            onClick={() => onPage(page + 1)}
          >
            <ChevronRight />
          </IconButton>
        </>
      )}
    </Box>
  );
}
