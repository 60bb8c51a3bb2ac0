import json
import os
from urllib.request import Request, urlopen

QUERY = """
query Agencies($after: String) {
  agencies(first: 25, after: $after) {
    nodes { slug label }
    pageInfo { hasNextPage endCursor }
  }
}
"""

after, agencies = None, []
while True:
    body = json.dumps({"query": QUERY, "variables": {"after": after}}).encode()
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    with urlopen(Request(os.environ["PALERMO_URL"] + "/graphql", body, headers)) as response:
        answer = json.load(response)
    if "errors" in answer:
        raise SystemExit(answer["errors"])
    page = answer["data"]["agencies"]
    agencies += page["nodes"]
    if not page["pageInfo"]["hasNextPage"]:
        break
    after = page["pageInfo"]["endCursor"]
print(f"{len(agencies)} agencies, the first is {agencies[0]['label']}")
