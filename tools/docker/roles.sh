#!/bin/bash
# Run once by the PostgreSQL image, when the database is made: the plain role as which the service works.
# It owns nothing; `npm run migrate` grants it what it needs, as the owner.
set -euo pipefail
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" \
  --set=password="$RECALL_SERVICE_PASSWORD" <<'SQL'
CREATE ROLE recall_service LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
SQL
