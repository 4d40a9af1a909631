import { fileURLToPath } from 'node:url';
import { values } from '@laurel/contracts';
import {
  Problem,
  problemOf,
  routesOf,
  type ServiceDefinition,
  sessionPath,
  streamPath,
} from '@laurel/platform';

export const nginxFile = fileURLToPath(new URL('../nginx/laurel.conf', import.meta.url));
const base = '/api/v1/';

/** The configuration of the web server is made of this. */
export interface WebServer {
  readonly definitions: readonly ServiceDefinition[];
  /** Of the dashboard's pages. */
  readonly contentSecurityPolicy: string;
}

/** The web server of a cluster as it is committed: one origin for the dashboard and all services. */
export function nginxText({ definitions, contentSecurityPolicy }: WebServer): string {
  const resources = [...routesOf(definitions)].filter(
    ([path, service]) => path.startsWith(base) && service !== 'identity',
  );
  const lines = resources.map(([path, service]) => `    ${path.slice(base.length)} ${service};`);
  return `# Made by \`npm run documents\` from the services' routes; a test says when it is not as it would be made now.
pid /tmp/nginx.pid;
worker_processes auto;
error_log stderr warn;
events {
  worker_connections 4096;
}
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
  server_tokens off;
  sendfile on;
  client_body_temp_path /tmp/body;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;
${compression}
  # Which service answers: /api/v1/<resource>/…
  map $uri $resource {
    ~^/api/v1/(?<first>[^/]+) $first;
  }
  map $resource $service {
    default identity;
${lines.join('\n')}
  }
  # The city's front ends TLS and says so.
  map $http_x_forwarded_proto $scheme_outside {
    default $scheme;
    https https;
  }
${serverOf(contentSecurityPolicy)}}
`;
}

const compression = `
  gzip on;
  gzip_vary on;
  gzip_min_length 1024;
  gzip_types text/css text/javascript application/javascript application/json application/problem+json image/svg+xml;
`;

const usualHeaders = (contentSecurityPolicy: string) =>
  `
      add_header X-Content-Type-Options nosniff always;
      add_header Referrer-Policy no-referrer always;
      add_header Content-Security-Policy "${contentSecurityPolicy}" always;`.slice(1);

/** The problems that the web server itself answers with, in the form of the services. */
const problems = [
  { statuses: '502 504', name: 'away', code: 'unavailable' },
  { statuses: '413', name: 'large', code: 'too_large' },
  { statuses: '414 494', name: 'head', code: 'head_too_large' },
]
  .map(({ statuses, name, code }) => {
    const { body } = problemOf(new Problem(code), 'zh');
    return `
    error_page ${statuses} = @${name};
    location @${name} {
      default_type "application/problem+json; charset=utf-8";
      add_header Cache-Control no-store always;
      add_header X-Content-Type-Options nosniff always;
      return ${body.status} '${JSON.stringify(body)}';
    }`;
  })
  .join('');

const serverOf = (contentSecurityPolicy: string) => `
  server {
    listen 8080;
    root /srv/laurel;
    # As the services': an attachment of 64 MiB, a list filtered by all its fields.
    client_max_body_size ${values.attachmentBytesMax / 1024 ** 2}m;
    large_client_header_buffers 4 64k;
    # Names of containers, asked again each second: replicas come and go.
    resolver 127.0.0.11 valid=1s ipv6=off;
    proxy_http_version 1.1;
    proxy_set_header Host $http_host;
    proxy_set_header Connection "";
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header X-Forwarded-Proto $scheme_outside;
    proxy_connect_timeout 1s;
    proxy_buffers 16 32k;
    proxy_buffer_size 64k;
    proxy_busy_buffers_size 128k;
    # A replica that is gone or ends is passed over, for commands too: they carry an Idempotency-Key, so that repeating is safe.
    proxy_next_upstream error timeout http_502 http_503 non_idempotent;
    proxy_next_upstream_tries 3;
${problems}

    location /api/ {
      proxy_pass http://$service:3000;
      # Moving a rehearsal to a date takes its time.
      proxy_read_timeout 330s;
    }

    location ^~ ${sessionPath} {
      proxy_pass http://$service:3000;
      # It holds the token of the page.
      gzip off;
    }

    location = ${streamPath} {
      proxy_pass http://$service:3000;
      # It beats every 15 seconds.
      proxy_read_timeout 60s;
      proxy_buffering off;
      gzip off;
    }

    location = /health/live {
      default_type application/json;
      return 200 '{"status":"ok"}';
    }

    location /assets/ {
      add_header Cache-Control "public, max-age=31536000, immutable";
${usualHeaders(contentSecurityPolicy)}
    }

    location / {
      add_header Cache-Control no-cache always;
${usualHeaders(contentSecurityPolicy)}
    }
  }
`;
