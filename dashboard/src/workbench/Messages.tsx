import { Box, Button, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Section } from '../parts/Section.tsx';
import { Answered, Empty } from '../parts/states.tsx';
import { type Language, request } from '../providers/http.ts';
import { usePage } from '../providers/queries.ts';
import { queryClient } from '../providers/query-client.ts';
import { shownInstant } from '../values/time.ts';

const readMost = 50;
const shownMost = 10;

/** 消息: the latest, what was not read yet first. */
export function Messages() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const asked = usePage('messages', {
    sort: { field: 'queuedAt', order: 'DESC' },
    pagination: { page: 1, perPage: readMost },
  });
  const see = async (id: string) => {
    await request(
      'POST',
      `/api/v1/messages/${encodeURIComponent(id)}/see-message`,
      {},
      { headers: { 'if-match': '*' } },
    );
    await queryClient.invalidateQueries({ queryKey: ['messages'] });
  };
  return (
    <Section title={translate('work.messages')}>
      <Answered asked={asked}>
        {({ rows }) => {
          const isSeen = ({ status }: (typeof rows)[number]) => status === 'seen';
          const shown = [...rows]
            .sort((one, other) => Number(isSeen(one)) - Number(isSeen(other)))
            .slice(0, shownMost);
          if (shown.length === 0) return <Empty>{translate('work.noMessages')}</Empty>;
          return (
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {shown.map((message) => (
                <Box
                  component="li"
                  key={message.id}
                  sx={{
                    display: 'flex',
                    alignItems: 'center',
                    gap: 1,
                    py: 0.75,
                    borderBottom: 1,
                    borderColor: 'divider',
                  }}
                >
                  <Box sx={{ flex: 1, minWidth: 0 }}>
                    <Typography sx={{ fontWeight: isSeen(message) ? 400 : 650, overflowWrap: 'anywhere' }}>
                      {message.text[locale as Language]}
                    </Typography>
                    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                      {shownInstant(message.queuedAt)}
                    </Typography>
                  </Box>
                  {!isSeen(message) && (
                    <Button
                      size="small"
                      aria-label={`${translate('work.seen')} ${message.text[locale as Language]}`}
                      onClick={() => void see(message.id)}
                    >
                      {translate('work.seen')}
                    </Button>
                  )}
                </Box>
              ))}
            </Box>
          );
        }}
      </Answered>
    </Section>
  );
}
