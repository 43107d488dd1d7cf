namespace NemoVideo.Core.Ports;

internal static class ConnectionExtensions
{
    extension(Connection connection)
    {
        /// <summary>The service at the other end of the connection.</summary>
        public INemoService Service => (INemoService)connection.Transport;
    }
}
