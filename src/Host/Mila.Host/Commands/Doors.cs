using System.Net;
using System.Net.Sockets;
using Mila.Host.Postgres;

namespace Mila.Host.Commands;

/// <summary>Where the host listens: this machine's own addresses, unless it is configured (<c>Urls</c>) and no port is typed.</summary>
public static class Doors
{
    public const int UsualPort = 5080;

    /// <exception cref="Refusal">When the port is another's, so that nothing is started for nothing.</exception>
    public static string Urls(IConfiguration configuration, int? port)
    {
        if (port is null && configuration["urls"] is { Length: > 0 } configured)
            return configured;
        var wanted = port ?? UsualPort;
        return string.Join(';', new[] { IPAddress.Loopback, IPAddress.IPv6Loopback }.Where(address => IsFree(address, wanted)).Select(address => $"http://{new IPEndPoint(address, wanted)}"));
    }

    /// <returns>False where this machine has no such address.</returns>
    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException refused) when (refused.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            throw new Refusal(ExitCode.PortTaken, $"Le port {port} est déjà pris, peut-être par Mila : arrêtez le programme qui l’occupe, ou choisissez-en un autre avec --port.");
        }
        catch (SocketException refused) when (refused.SocketErrorCode is SocketError.AccessDenied)
        {
            throw new Refusal(ExitCode.PortTaken, $"Le port {port} est réservé par le système : choisissez-en un au-dessus de 1024 avec --port.");
        }
        catch (SocketException) when (address.AddressFamily is AddressFamily.InterNetworkV6)
        {
            return false;
        }
    }
}
